# Methods compared: mlp, 500 steps, batch 64
# Run with: gnuplot comparison-6.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-6.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, cosine(floor=0)' 2, 'adamw, wsd(shape=one-minus-sqrt)' 3, 'dadapt-adam, cosine(floor=0.1)' 4, 'adamw, linear' 5, 'adamw, wsd(shape=linear)' 6, 'dadapt-adam, cosine(floor=0)' 7, 'adamw, cosine(floor=0.1)' 8, 'prodigy, constant' 9, 'prodigy, cosine(floor=0.1)' 10, 'prodigy, cosine(floor=0)' 11, 'dadapt-adam, constant' 12, 'adamw, constant' 13)
unset logscale x; set xrange [0.05115470744961439:0.0668778857357166]; set format x '%g'; set xtics autofreq 0.005
$data0 << EOD
1 0.05455973667307111 0.05224013665130104 0.05587156859724574 NaN
2 0.05467533799680961 0.05210864662120112 0.05828374109207156 NaN
3 0.05521072443230157 0.053032448337802476 0.05680542793303957 NaN
4 0.05524258286247424 0.052787832545908284 0.06026082828702068 NaN
5 0.05528719423419431 0.05196797529199899 0.05746181208715661 NaN
6 0.05530090942045477 0.05300083034054445 0.05648986512096189 NaN
7 0.05546671039350412 0.05322532470458053 0.06027707349387108 NaN
8 0.0560701712346619 0.053622703164931736 0.05805956006372427 NaN
9 0.05623555265193931 0.05358759309165357 0.06552243933174227 NaN
10 0.05727377162968622 0.05411764104981346 0.061658908193422214 NaN
11 0.05749940542615434 0.05427742707053137 0.0614569001678077 NaN
12 0.05787221373012923 0.05423301983268706 0.06440251147325671 NaN
13 0.05817080214576563 0.053848604305928895 0.0632255767216767 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.918418175767091:2.0335938457616143]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.0393648493233276 0.9836652384543497 1.1809942573785996 NaN
3 1.0863659213605077 1.0171887559524329 1.1474631423791934 NaN
4 1.159834638016047 1.0363582471990234 1.3071193629169204 NaN
5 1.0130974694642403 0.9760996759392214 1.2216601349075051 NaN
6 1.0940603505645785 1.0473710295565135 1.1387243301653314 NaN
7 1.1801895678522987 1.0598031953910827 1.3225752724572792 NaN
8 1.174730612083239 1.0705125762085899 1.2737071011297432 NaN
9 1.2764665909583426 1.086413443392322 1.9374580121413967 NaN
10 1.280385123931617 1.1313149196556933 1.6085556976670254 NaN
11 1.3209456562672557 1.143147620822683 1.6630004283993474 NaN
12 1.4593383372199225 1.2429281933703669 1.7008673349805652 NaN
13 1.3781809339916806 1.200675482793289 1.6256524230437475 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.01237561684057817:0.04736007985060708]; set format x '%g'; set xtics autofreq 0.01
$data2 << EOD
1 0.03609068253636841 0.022413769432116832 0.044045759313275874 NaN
2 0.03589069860300204 0.02367318083908242 0.04434417786698389 NaN
3 0.024240144236927552 0.014492075833367821 0.025794683195908056 NaN
4 NaN NaN NaN NaN
5 0.03589217271212172 0.023133240468766164 0.04421532364115046 NaN
6 0.02375990945364486 0.01418515803075208 0.025047654922299985 NaN
7 NaN NaN NaN NaN
8 0.03366915376860835 0.02067660675374575 0.03992707329536145 NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 0.021383615579179158 0.016515320794350634 0.03698466869952301 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [309.8:507]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 350 320 420 NaN
2 395 330 507 NaN
3 475 440 507 NaN
4 NaN NaN NaN 507
5 435 350 490 NaN
6 490 440 507 NaN
7 NaN NaN NaN 507
8 NaN NaN NaN 507
9 NaN NaN NaN 507
10 NaN NaN NaN 507
11 NaN NaN NaN 507
12 NaN NaN NaN 507
13 NaN NaN NaN 507
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
