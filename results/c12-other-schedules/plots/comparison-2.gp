# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot -d comparison-2.gp
set encoding utf8
set terminal svg size 1069,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1768; set rmargin at screen 0.3461; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, one-cycle' 1, 'adamw, cosine' 2, 'sgd, cosine' 3, 'adamw, cosine-restarts' 4, 'adamw, multi-step' 5, 'sgd, one-cycle' 6, 'sgd, multi-step' 7, 'adamw, cyclic' 8, 'sgd, cosine-restarts' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.05477233216322873:0.07848956187300918]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.058560513360413374 0.05608157748977037 0.06313946380013741 NaN
2 0.05908581596281805 0.05599908542407944 0.06260647787318298 NaN
3 0.0597924793004387 0.05705375071462031 0.06637841360940788 NaN
4 0.060383858284895 0.057949249682201054 0.06440099798474451 NaN
5 0.06070035034983986 0.056561181775703455 0.06583469253107169 NaN
6 0.06229178977735003 0.057826171709911514 0.06478624093975818 NaN
7 0.0628038225960009 0.06012157416964682 0.07111864975737084 NaN
8 0.06504045150559151 0.06036056462977392 0.07188110579568208 NaN
9 0.06708426387905526 0.06468951577862732 0.07585271618363518 NaN
10 0.07185095593996987 0.061187664886974656 0.07644497310492465 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3779; set rmargin at screen 0.5472; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
set logscale x; set xrange [0.8165367823569517:12.87018702825886]; set format x '%g'; set xtics autofreq
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
$data1 << EOD
1 1 1 1 NaN
2 0.9988604820582774 0.9417183903371831 1.3388726363432133 NaN
3 1.1178240986762953 1.0383120058085227 1.188044430852531 NaN
4 1.1422987967214764 1.0920262061897121 1.2296438086555599 NaN
5 1.0757801166025507 1.0340060175167887 1.1453728038970712 NaN
6 1.2193720799468948 1.1440819182205475 1.300738688357922 NaN
7 1.3077086401455167 1.2513314737674484 1.5639345604020676 NaN
8 1.4515577433915845 1.3112110678305664 1.681285874961784 NaN
9 1.631425912411952 1.4625995927265156 10.147117604479797 NaN
10 1.8369971452513645 1.5760149113501307 2.057446378760681 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5790; set rmargin at screen 0.7484; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.021098666255347887:0.1352807235640825]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.062390544606264656 0.03162229252267415 0.07594988713882705 NaN
2 0.05586082964075159 0.030440044234256017 0.07090884138169438 NaN
3 0.05465607049446043 0.031182189847853717 0.11911019296357521 NaN
4 0.052915826832712856 0.031345434410574864 0.11062164141595171 NaN
5 0.058155078942117994 0.03221558320098332 0.06936309291628168 NaN
6 0.05806015311121129 0.029405657563140054 0.09610826722414091 NaN
7 0.056974105282967785 0.035258622803318235 0.12502403908029067 NaN
8 0.05425988166139924 0.03290590522004109 0.07383753867732713 NaN
9 0.059271211343667474 0.030971666478042465 0.12543744276160537 NaN
10 0.061806816521818395 0.02700463473683416 0.07788943921425907 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7802; set rmargin at screen 0.9495; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [214.4:516]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 365 330 380 NaN
2 375 330 516 NaN
3 380 320 470 NaN
4 375 230 490 NaN
5 275 230 310 NaN
6 NaN NaN NaN 516
7 NaN NaN NaN 516
8 450 340 516 NaN
9 NaN NaN NaN 516
10 NaN NaN NaN 516
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
