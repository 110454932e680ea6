# largest ‖w − w*‖ / initial: a8-transient-growth-momentum
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 1140,704 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [1:4.295583999999999]; set format cb '%g'; set logscale cb; set cbtics ('1' 1, '2' 2)
set colorbox horizontal user origin screen 0.3421, screen 0.0852 size screen 0.3158, screen 0.0170
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('0.01' 0, '0.1' 1, '0.5' 2, '1' 3, '1.25' 4, '1.4' 5, '2' 6, '2.8' 7, '3.4' 8, '3.6' 9, '3.7' 10, '3.76' 11) out font ',9'; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:12.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=0)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.015696
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.0625
4 2 1.125
4 3 1.1625
6 0 1
6 1 1
6 2 1
6 3 1
7 0 1.8399999999999994
7 1 1.7999999999999998
7 2 1.7999999999999998
7 3 1.7999999999999998
8 1 2.6999999999999997
8 2 2.53
8 3 2.4279999999999995
9 1 3.644000000000002
9 2 3.34
9 3 3.2320000000000007
10 2 4.041250000000003
10 3 3.6640000000000006
11 3 4.295583999999999
EOD
$data1 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.1
4 2 1.1
4 3 1.2
6 0 1
6 1 1
6 2 1
6 3 1
7 0 1.8
7 1 1.8
7 2 1.8
7 3 1.8
EOD
$data2 << EOD
8 1 2.7
8 2 2.5
8 3 2.4
9 1 3.6
9 2 3.3
9 3 3.2
10 2 4
10 3 3.7
11 3 4.3
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=1000)'
unset ylabel
$data3 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.1567473499163308
3 0 1
3 1 1
3 2 1
3 3 1.2392443119165888
4 0 1
4 1 1
4 2 1
4 3 1.2626386297140706
6 0 1
6 1 1
6 2 1
6 3 1.3058443541615232
7 0 1
7 1 1
7 2 1.0045624813317238
7 3 1.3409181729034905
8 1 1
8 2 1.0381513263799231
8 3 1.3656640431220854
9 1 1
9 2 1.0472343330447322
9 3 1.3719970323208723
10 2 1.0487979966455723
10 3 1.3667931531733446
11 3 1.3770638408813376
EOD
$data4 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.2
3 0 1
3 1 1
3 2 1
3 3 1.2
4 0 1
4 1 1
4 2 1
4 3 1.3
6 0 1
6 1 1
6 2 1
6 3 1.3
7 0 1
7 1 1
7 2 1
7 3 1.3
8 1 1
8 2 1
8 3 1.4
9 1 1
9 2 1
9 3 1.4
10 2 1
10 3 1.4
11 3 1.4
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=true), constant(warmup=0)'
unset ylabel
$data5 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.375
4 2 1.4375
4 3 1.475
5 0 1.0999999999999996
EOD
$data6 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.4
4 2 1.4
4 3 1.5
5 0 1.1
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.5057; set bmargin at screen 0.1960
set title 'sgd(nesterov=true), constant(warmup=1000)'
set ylabel 'momentum β' offset 1,0
$data7 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.0174275002867552
3 0 1
3 1 1
3 2 1
3 3 1.0576051344455202
4 0 1
4 1 1
4 2 1
4 3 1.0668485040579958
5 0 1
EOD
$data8 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1.1
4 0 1
4 1 1
4 2 1
4 3 1.1
5 0 1
EOD
plot $data7 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data8 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
