# Methods compared: mlp, 500 steps, batch 64
# Run with: gnuplot -d comparison-6.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-6.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, cosine(floor=0)' 2, 'adamw, linear' 3, 'adamw, wsd(shape=one-minus-sqrt)' 4, 'adamw, cosine(floor=0.1)' 5, 'adamw, wsd(shape=linear)' 6, 'dadapt-adam, cosine(floor=0.1)' 7, 'dadapt-adam, cosine(floor=0)' 8, 'prodigy, constant' 9, 'prodigy, cosine(floor=0.1)' 10, 'prodigy, cosine(floor=0)' 11, 'dadapt-adam, constant' 12, 'adamw, constant' 13)
unset logscale x; set xrange [0.0502690143690812:0.0669614416867103]; set format x '%g'; set xtics autofreq 0.005
$data0 << EOD
1 0.053619556324420836 0.05113241578206201 0.05627629789543621 NaN
2 0.05420182503549735 0.05127722263121657 0.05833427606250732 NaN
3 0.05430019066890021 0.05141043174368272 0.05725815605931695 NaN
4 0.054707380502425275 0.05278373830475233 0.058740646852735695 NaN
5 0.05473722183934446 0.05267223416849654 0.05685229280020377 NaN
6 0.054943746190573975 0.052645150156683855 0.05666347358834877 NaN
7 0.05524258286247424 0.052787832545908284 0.06026082828702068 NaN
8 0.05546671039350412 0.05322532470458053 0.06027707349387108 NaN
9 0.05623555265193931 0.05358759309165357 0.06552243933174227 NaN
10 0.05727377162968622 0.05411764104981346 0.061658908193422214 NaN
11 0.05749940542615434 0.05427742707053137 0.0614569001678077 NaN
12 0.05787221373012923 0.05423301983268706 0.06440251147325671 NaN
13 0.05849750635275212 0.05510530584008244 0.0620367653822638 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.9192764036711688:2.1420835312222364]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.100648051917351 1.002261444834203 1.208221604432375 NaN
3 1.078963965065232 0.9825250481996723 1.16173689060196 NaN
4 1.1714087575107226 1.0676777719731638 1.272708595418906 NaN
5 1.117714851067795 1.0427498229667693 1.2076224746893236 NaN
6 1.101945535504806 1.044553696904337 1.2409284828206426 NaN
7 1.2576223164201634 1.1430610172310014 1.3629221052927774 NaN
8 1.28986956441992 1.1625529481957353 1.403239927847166 NaN
9 1.4139520856380086 1.1646054070574154 2.0366691236747307 NaN
10 1.3804784803377725 1.2446059273683079 1.6719388423453776 NaN
11 1.4402835186137288 1.242878915571983 1.7293566657000787 NaN
12 1.5494366720307728 1.3374711503578594 1.9011131075635592 NaN
13 1.5518521419588533 1.3527717032664084 1.6671956020684215 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.0012775667631219185:0.02117262496933714]; set format x '%g'; set xtics autofreq
set xtics ('0.002' 0.002, '0.005' 0.005, '0.01' 0.01, '0.02' 0.02)
$data2 << EOD
1 0.0026794251352304094 0.0014772553049052068 0.006100785171744015 NaN
2 0.0052644136309797215 0.0023988803682188885 0.006233037970722863 NaN
3 0.005003304885380556 0.002836599406853709 0.006182624507777396 NaN
4 0.004430097265543828 0.0025265653029264887 0.01096740807556631 NaN
5 0.004687072722275558 0.003185283648924503 0.006250645177077399 NaN
6 0.0038235285574428806 0.002385782659606535 0.011199820324578292 NaN
7 NaN NaN NaN NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 0.012278339438660368 0.00500195778901155 0.016620909412251507 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [309.8:507]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 355 320 430 NaN
2 460 350 507 NaN
3 450 340 507 NaN
4 NaN NaN NaN 507
5 465 340 507 NaN
6 NaN NaN NaN 507
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
